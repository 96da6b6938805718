-- AlterTable
ALTER TABLE "decision" ADD COLUMN     "answers" JSONB;

-- AlterTable
ALTER TABLE "filing" ALTER COLUMN "goal_version_id" DROP NOT NULL;

-- AlterTable
ALTER TABLE "filing_fact" ADD COLUMN     "cap_reason" TEXT,
ADD COLUMN     "final_grade" TEXT,
ADD COLUMN     "raw_grade" TEXT,
ADD COLUMN     "score" DECIMAL(8,4);

-- AlterTable
ALTER TABLE "indicator_fact" ADD COLUMN     "score" DECIMAL(8,4),
ADD COLUMN     "weight" DECIMAL(8,4);

-- AlterTable
ALTER TABLE "project" ADD COLUMN     "budget_book" TEXT NOT NULL DEFAULT '1',
ADD COLUMN     "is_new" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "object" TEXT NOT NULL DEFAULT 'project';
