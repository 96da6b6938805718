-- CreateTable
CREATE TABLE "notice" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "occasion" TEXT NOT NULL,
    "filing_id" UUID,
    "facts" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "read_at" TIMESTAMPTZ(3),

    CONSTRAINT "notice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "message_grant" (
    "tap_id" UUID NOT NULL,
    "purpose" TEXT NOT NULL,
    "account_id" UUID NOT NULL,
    "openid" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "notice_id" UUID,
    "outcome" TEXT NOT NULL DEFAULT 'open',
    "errcode" INTEGER,

    CONSTRAINT "message_grant_pkey" PRIMARY KEY ("tap_id","purpose")
);

-- CreateIndex
CREATE INDEX "notice_account_id_at_id_idx" ON "notice"("account_id", "at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "notice_at_idx" ON "notice"("at");

-- CreateIndex
CREATE UNIQUE INDEX "notice_account_id_occasion_key" ON "notice"("account_id", "occasion");

-- CreateIndex
CREATE UNIQUE INDEX "message_grant_notice_id_key" ON "message_grant"("notice_id");

-- CreateIndex
CREATE INDEX "message_grant_account_id_purpose_outcome_idx" ON "message_grant"("account_id", "purpose", "outcome");

-- AddForeignKey
ALTER TABLE "notice" ADD CONSTRAINT "notice_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "message_grant" ADD CONSTRAINT "message_grant_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- what the badge counts
CREATE INDEX "notice_unread" ON "notice"("account_id") WHERE read_at IS NULL;
