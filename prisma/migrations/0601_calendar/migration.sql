-- AlterTable
ALTER TABLE "task" ADD COLUMN     "remind_days" INTEGER[] DEFAULT ARRAY[]::INTEGER[];

-- DropIndex
DROP INDEX "filing_board_idx";

-- CreateIndex
CREATE INDEX "filing_board_idx" ON "filing"("fiscal_year", "kind", "district_id", "section_id", "department_id", "unit_id", "period", "at", "revision", "excused_why", "budget_wan");
