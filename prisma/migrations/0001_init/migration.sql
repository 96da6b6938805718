-- CreateTable
CREATE TABLE "meta" (
    "key" TEXT NOT NULL,
    "value" TEXT NOT NULL,

    CONSTRAINT "meta_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "district" (
    "id" TEXT NOT NULL,
    "code" TEXT,
    "name" TEXT NOT NULL,

    CONSTRAINT "district_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "section" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "district_id" TEXT NOT NULL,

    CONSTRAINT "section_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "unit" (
    "id" TEXT NOT NULL,
    "code" TEXT,
    "name" TEXT NOT NULL,
    "initials" TEXT NOT NULL DEFAULT '',
    "district_id" TEXT NOT NULL,
    "department_id" TEXT NOT NULL,
    "section_id" TEXT NOT NULL,

    CONSTRAINT "unit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "account" (
    "id" UUID NOT NULL,
    "username" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "password_hash" TEXT NOT NULL,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "locked_until" TIMESTAMPTZ(3),
    "active" BOOLEAN NOT NULL DEFAULT true,
    "phone" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "role_assignment" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "unit_id" TEXT,
    "department_id" TEXT,
    "section_id" TEXT,
    "district_id" TEXT NOT NULL,

    CONSTRAINT "role_assignment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "token_hash" TEXT NOT NULL,
    "account_id" UUID NOT NULL,
    "device" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),
    "way" TEXT NOT NULL DEFAULT 'password',

    CONSTRAINT "session_pkey" PRIMARY KEY ("token_hash")
);

-- CreateTable
CREATE TABLE "wechat_binding" (
    "account_id" UUID NOT NULL,
    "openid" TEXT NOT NULL,
    "bound_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "wechat_binding_pkey" PRIMARY KEY ("account_id")
);

-- CreateTable
CREATE TABLE "wechat_ticket" (
    "token_hash" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "openid" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "wechat_ticket_pkey" PRIMARY KEY ("token_hash")
);

-- CreateTable
CREATE TABLE "project" (
    "id" TEXT NOT NULL,
    "code" TEXT,
    "name" TEXT NOT NULL,
    "initials" TEXT NOT NULL DEFAULT '',
    "unit_id" TEXT NOT NULL,
    "start_year" INTEGER NOT NULL,
    "end_year" INTEGER NOT NULL,
    "secrecy" TEXT NOT NULL DEFAULT '公开',
    "source" TEXT,
    "demonstration" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "project_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "budget_line" (
    "project_id" TEXT NOT NULL,
    "fiscal_year" INTEGER NOT NULL,
    "source" TEXT NOT NULL,
    "initial_wan" DECIMAL(20,6) NOT NULL,
    "adjusted_wan" DECIMAL(20,6) NOT NULL,

    CONSTRAINT "budget_line_pkey" PRIMARY KEY ("project_id","fiscal_year","source")
);

-- CreateTable
CREATE TABLE "payment" (
    "project_id" TEXT NOT NULL,
    "voucher" TEXT NOT NULL,
    "fiscal_year" INTEGER NOT NULL,
    "source" TEXT NOT NULL,
    "paid_on" DATE NOT NULL,
    "amount_wan" DECIMAL(20,6) NOT NULL,

    CONSTRAINT "payment_pkey" PRIMARY KEY ("project_id","voucher")
);

-- CreateTable
CREATE TABLE "goal_version" (
    "id" UUID NOT NULL,
    "project_id" TEXT NOT NULL,
    "fiscal_year" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "goal" JSONB NOT NULL,
    "goal_hash" TEXT NOT NULL,
    "approved_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "goal_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "task" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "fiscal_year" INTEGER NOT NULL,
    "period" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "district_id" TEXT NOT NULL,
    "opens_at" TIMESTAMPTZ(3) NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "task_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "filing" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "period" TEXT NOT NULL,
    "fiscal_year" INTEGER NOT NULL,
    "task_id" UUID NOT NULL,
    "project_id" TEXT NOT NULL,
    "goal_version_id" UUID NOT NULL,
    "unit_id" TEXT NOT NULL,
    "department_id" TEXT NOT NULL,
    "section_id" TEXT NOT NULL,
    "district_id" TEXT NOT NULL,
    "rule_set_id" TEXT NOT NULL,
    "subject" JSONB NOT NULL,
    "at" TEXT NOT NULL DEFAULT 'author',
    "returned_from" TEXT,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "light" TEXT NOT NULL DEFAULT 'gray',
    "doubts" INTEGER NOT NULL DEFAULT 0,
    "opened_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "moved_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "final_at" TIMESTAMPTZ(3),

    CONSTRAINT "filing_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "revision" (
    "id" UUID NOT NULL,
    "filing_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "base" INTEGER NOT NULL,
    "content" JSONB NOT NULL,
    "content_hash" TEXT NOT NULL,
    "author_id" UUID NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "receipt" JSONB NOT NULL,

    CONSTRAINT "revision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "evidence" (
    "id" UUID NOT NULL,
    "unit_id" TEXT NOT NULL,
    "filing_id" UUID NOT NULL,
    "slot" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "media_type" TEXT NOT NULL,
    "capture" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "evidence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "revision_evidence" (
    "revision_id" UUID NOT NULL,
    "evidence_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "revision_evidence_pkey" PRIMARY KEY ("revision_id","evidence_id")
);

-- CreateTable
CREATE TABLE "diary_entry" (
    "id" UUID NOT NULL,
    "project_id" TEXT NOT NULL,
    "slot" TEXT NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "entry" JSONB NOT NULL,
    "content_hash" TEXT NOT NULL,
    "author_id" UUID NOT NULL,
    "kept_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "diary_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "blob" (
    "sha256" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "media_type" TEXT NOT NULL,
    "stored_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "blob_pkey" PRIMARY KEY ("sha256")
);

-- CreateTable
CREATE TABLE "blob_holding" (
    "unit_id" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "uploader" UUID NOT NULL,
    "held_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "blob_holding_pkey" PRIMARY KEY ("unit_id","sha256")
);

-- CreateTable
CREATE TABLE "blob_derivative" (
    "sha256" TEXT NOT NULL,
    "owner" TEXT NOT NULL DEFAULT '',
    "variant" TEXT NOT NULL,
    "derived" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "blob_derivative_pkey" PRIMARY KEY ("sha256","owner","variant")
);

-- CreateTable
CREATE TABLE "decision" (
    "id" UUID NOT NULL,
    "filing_id" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "step" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "to_step" TEXT NOT NULL,
    "opinion" TEXT NOT NULL,
    "content_hash" TEXT NOT NULL,
    "actor_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "decision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "remark" (
    "id" UUID NOT NULL,
    "decision_id" UUID NOT NULL,
    "filing_id" UUID NOT NULL,
    "revision" INTEGER NOT NULL,
    "field" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "text" TEXT NOT NULL,

    CONSTRAINT "remark_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_record" (
    "seq" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actor_id" UUID,
    "action" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "details" JSONB NOT NULL,

    CONSTRAINT "audit_record_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "change" (
    "seq" BIGSERIAL NOT NULL,
    "xid" BIGINT NOT NULL DEFAULT ((pg_current_xact_id())::text)::bigint,
    "filing_id" UUID NOT NULL,
    "unit_id" TEXT NOT NULL,

    CONSTRAINT "change_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "filing_fact" (
    "filing_id" UUID NOT NULL,
    "project_id" TEXT NOT NULL,
    "period" TEXT NOT NULL,
    "light" TEXT NOT NULL,
    "budget_wan" DECIMAL(20,6),
    "spent_wan" DECIMAL(20,6),

    CONSTRAINT "filing_fact_pkey" PRIMARY KEY ("filing_id")
);

-- CreateTable
CREATE TABLE "indicator_fact" (
    "filing_id" UUID NOT NULL,
    "indicator_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "target" TEXT NOT NULL,
    "actual" TEXT,
    "unit" TEXT NOT NULL,
    "light" TEXT NOT NULL,

    CONSTRAINT "indicator_fact_pkey" PRIMARY KEY ("filing_id","indicator_id")
);

-- CreateTable
CREATE TABLE "snapshot" (
    "id" UUID NOT NULL,
    "project_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "period" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "content" JSONB NOT NULL,
    "content_hash" TEXT NOT NULL,
    "terms" TEXT[],
    "initials" TEXT NOT NULL DEFAULT '',
    "current" BOOLEAN NOT NULL DEFAULT true,
    "published_at" TIMESTAMPTZ(3) NOT NULL,
    "withdrawn_at" TIMESTAMPTZ(3),
    "withdrawn_why" TEXT,

    CONSTRAINT "snapshot_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "photo_confirmation" (
    "evidence_id" UUID NOT NULL,
    "fit" BOOLEAN NOT NULL,
    "public_sha256" TEXT,
    "actor_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "photo_confirmation_pkey" PRIMARY KEY ("evidence_id")
);

-- CreateTable
CREATE TABLE "signing_key" (
    "id" TEXT NOT NULL,
    "public_pem" TEXT NOT NULL,
    "private_pem" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "retired_at" TIMESTAMPTZ(3),

    CONSTRAINT "signing_key_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "district_code_key" ON "district"("code");

-- CreateIndex
CREATE UNIQUE INDEX "district_name_key" ON "district"("name");

-- CreateIndex
CREATE UNIQUE INDEX "section_district_id_name_key" ON "section"("district_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "unit_code_key" ON "unit"("code");

-- CreateIndex
CREATE INDEX "unit_department_id_idx" ON "unit"("department_id");

-- CreateIndex
CREATE UNIQUE INDEX "unit_district_id_name_key" ON "unit"("district_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "account_username_key" ON "account"("username");

-- CreateIndex
CREATE INDEX "account_phone_idx" ON "account"("phone");

-- CreateIndex
CREATE INDEX "role_assignment_account_id_idx" ON "role_assignment"("account_id");

-- CreateIndex
CREATE INDEX "session_account_id_idx" ON "session"("account_id");

-- CreateIndex
CREATE INDEX "wechat_binding_openid_idx" ON "wechat_binding"("openid");

-- CreateIndex
CREATE INDEX "wechat_ticket_expires_at_idx" ON "wechat_ticket"("expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "project_code_key" ON "project"("code");

-- CreateIndex
CREATE UNIQUE INDEX "project_unit_id_name_key" ON "project"("unit_id", "name");

-- CreateIndex
CREATE INDEX "payment_project_id_fiscal_year_paid_on_idx" ON "payment"("project_id", "fiscal_year", "paid_on");

-- CreateIndex
CREATE UNIQUE INDEX "goal_version_project_id_fiscal_year_version_key" ON "goal_version"("project_id", "fiscal_year", "version");

-- CreateIndex
CREATE UNIQUE INDEX "task_kind_period_district_id_key" ON "task"("kind", "period", "district_id");

-- CreateIndex
CREATE INDEX "filing_unit_id_at_idx" ON "filing"("unit_id", "at");

-- CreateIndex
CREATE INDEX "filing_department_id_at_idx" ON "filing"("department_id", "at");

-- CreateIndex
CREATE INDEX "filing_section_id_at_idx" ON "filing"("section_id", "at");

-- CreateIndex
CREATE INDEX "filing_district_id_at_moved_at_idx" ON "filing"("district_id", "at", "moved_at");

-- CreateIndex
CREATE UNIQUE INDEX "filing_kind_project_id_period_key" ON "filing"("kind", "project_id", "period");

-- CreateIndex
CREATE UNIQUE INDEX "revision_filing_id_number_key" ON "revision"("filing_id", "number");

-- CreateIndex
CREATE INDEX "evidence_sha256_idx" ON "evidence"("sha256");

-- CreateIndex
CREATE INDEX "evidence_filing_id_idx" ON "evidence"("filing_id");

-- CreateIndex
CREATE INDEX "revision_evidence_evidence_id_idx" ON "revision_evidence"("evidence_id");

-- CreateIndex
CREATE INDEX "diary_entry_project_id_made_at_idx" ON "diary_entry"("project_id", "made_at");

-- CreateIndex
CREATE INDEX "blob_holding_sha256_idx" ON "blob_holding"("sha256");

-- CreateIndex
CREATE INDEX "decision_filing_id_idx" ON "decision"("filing_id");

-- CreateIndex
CREATE INDEX "remark_filing_id_idx" ON "remark"("filing_id");

-- CreateIndex
CREATE INDEX "audit_record_subject_subject_id_idx" ON "audit_record"("subject", "subject_id");

-- CreateIndex
CREATE INDEX "change_unit_id_xid_seq_idx" ON "change"("unit_id", "xid", "seq");

-- CreateIndex
CREATE INDEX "change_filing_id_xid_seq_idx" ON "change"("filing_id", "xid", "seq");

-- CreateIndex
CREATE INDEX "filing_fact_project_id_period_idx" ON "filing_fact"("project_id", "period");

-- CreateIndex
CREATE INDEX "snapshot_terms_idx" ON "snapshot" USING GIN ("terms");

-- CreateIndex
CREATE INDEX "snapshot_published_at_id_idx" ON "snapshot"("published_at" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "snapshot_project_id_kind_period_version_key" ON "snapshot"("project_id", "kind", "period", "version");

-- CreateIndex
CREATE INDEX "photo_confirmation_public_sha256_idx" ON "photo_confirmation"("public_sha256");

-- AddForeignKey
ALTER TABLE "section" ADD CONSTRAINT "section_district_id_fkey" FOREIGN KEY ("district_id") REFERENCES "district"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "unit" ADD CONSTRAINT "unit_district_id_fkey" FOREIGN KEY ("district_id") REFERENCES "district"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "unit" ADD CONSTRAINT "unit_department_id_fkey" FOREIGN KEY ("department_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "unit" ADD CONSTRAINT "unit_section_id_fkey" FOREIGN KEY ("section_id") REFERENCES "section"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "role_assignment" ADD CONSTRAINT "role_assignment_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "wechat_binding" ADD CONSTRAINT "wechat_binding_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "project" ADD CONSTRAINT "project_unit_id_fkey" FOREIGN KEY ("unit_id") REFERENCES "unit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "budget_line" ADD CONSTRAINT "budget_line_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment" ADD CONSTRAINT "payment_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "goal_version" ADD CONSTRAINT "goal_version_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "filing" ADD CONSTRAINT "filing_task_id_fkey" FOREIGN KEY ("task_id") REFERENCES "task"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "filing" ADD CONSTRAINT "filing_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "filing" ADD CONSTRAINT "filing_goal_version_id_fkey" FOREIGN KEY ("goal_version_id") REFERENCES "goal_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "revision" ADD CONSTRAINT "revision_filing_id_fkey" FOREIGN KEY ("filing_id") REFERENCES "filing"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "revision" ADD CONSTRAINT "revision_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "revision_evidence" ADD CONSTRAINT "revision_evidence_revision_id_fkey" FOREIGN KEY ("revision_id") REFERENCES "revision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "revision_evidence" ADD CONSTRAINT "revision_evidence_evidence_id_fkey" FOREIGN KEY ("evidence_id") REFERENCES "evidence"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "diary_entry" ADD CONSTRAINT "diary_entry_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "blob_holding" ADD CONSTRAINT "blob_holding_sha256_fkey" FOREIGN KEY ("sha256") REFERENCES "blob"("sha256") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "blob_derivative" ADD CONSTRAINT "blob_derivative_sha256_fkey" FOREIGN KEY ("sha256") REFERENCES "blob"("sha256") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decision" ADD CONSTRAINT "decision_filing_id_fkey" FOREIGN KEY ("filing_id") REFERENCES "filing"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "decision" ADD CONSTRAINT "decision_actor_id_fkey" FOREIGN KEY ("actor_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "remark" ADD CONSTRAINT "remark_decision_id_fkey" FOREIGN KEY ("decision_id") REFERENCES "decision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "remark" ADD CONSTRAINT "remark_filing_id_fkey" FOREIGN KEY ("filing_id") REFERENCES "filing"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "snapshot" ADD CONSTRAINT "snapshot_project_id_fkey" FOREIGN KEY ("project_id") REFERENCES "project"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "photo_confirmation" ADD CONSTRAINT "photo_confirmation_evidence_id_fkey" FOREIGN KEY ("evidence_id") REFERENCES "evidence"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
