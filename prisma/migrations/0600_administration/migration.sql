-- AlterTable
ALTER TABLE "account" ADD COLUMN     "district_id" TEXT,
ADD COLUMN     "initial_password" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "initials" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "filing" ADD COLUMN     "budget_wan" DECIMAL(20,6),
ADD COLUMN     "excused_why" TEXT,
ADD COLUMN     "extended_to" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "section" ADD COLUMN     "closed_at" TIMESTAMPTZ(3),
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "session" ADD COLUMN     "pending" TEXT;

-- AlterTable
ALTER TABLE "unit" ADD COLUMN     "closed_at" TIMESTAMPTZ(3),
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- CreateTable
CREATE TABLE "second_factor" (
    "account_id" UUID NOT NULL,
    "secret" TEXT NOT NULL,
    "confirmed_at" TIMESTAMPTZ(3),
    "last_step" INTEGER NOT NULL DEFAULT 0,
    "recovery" TEXT[],

    CONSTRAINT "second_factor_pkey" PRIMARY KEY ("account_id")
);

-- CreateTable
CREATE UNLOGGED TABLE "rate_limit" (
    "key" VARCHAR(255) NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "rate_limit_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "rule_set_version" (
    "id" UUID NOT NULL,
    "division_code" TEXT NOT NULL,
    "fiscal_year" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "content" JSONB NOT NULL,
    "note" TEXT NOT NULL,
    "author_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "activated_at" TIMESTAMPTZ(3),

    CONSTRAINT "rule_set_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "stage_window" (
    "district_id" TEXT NOT NULL,
    "fiscal_year" INTEGER NOT NULL,
    "stage" TEXT NOT NULL,
    "opens_on" TEXT NOT NULL,
    "due_on" TEXT NOT NULL,
    "remind_days" INTEGER[],
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "stage_window_pkey" PRIMARY KEY ("district_id","fiscal_year","stage")
);

-- CreateTable
CREATE TABLE "calendar_day" (
    "district_id" TEXT NOT NULL,
    "day" TEXT NOT NULL,
    "working" BOOLEAN NOT NULL,
    "note" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "calendar_day_pkey" PRIMARY KEY ("district_id","day")
);

-- CreateIndex
CREATE UNIQUE INDEX "rule_set_version_division_code_fiscal_year_version_key" ON "rule_set_version"("division_code", "fiscal_year", "version");

-- CreateIndex
CREATE INDEX "filing_board_idx" ON "filing"("fiscal_year", "kind", "district_id", "department_id", "unit_id", "at", "revision", "excused_why", "budget_wan");

-- AddForeignKey
ALTER TABLE "second_factor" ADD CONSTRAINT "second_factor_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- An account belongs to the district of its first assignment, a filing to the year's budget as it stands.
UPDATE "account" a SET "district_id" = (
  SELECT r."district_id" FROM "role_assignment" r WHERE r."account_id" = a."id" ORDER BY r."id" LIMIT 1);
UPDATE "filing" f SET "budget_wan" = (
  SELECT sum(b."adjusted_wan") FROM "budget_line" b
   WHERE b."project_id" = f."project_id" AND b."fiscal_year" = f."fiscal_year");
