-- AlterTable
ALTER TABLE "evidence" ADD COLUMN     "examined_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "project" ADD COLUMN     "site_latitude" DOUBLE PRECISION,
ADD COLUMN     "site_longitude" DOUBLE PRECISION,
ADD COLUMN     "site_radius" INTEGER;

-- CreateTable
CREATE TABLE "photo_trace" (
    "sha256" TEXT NOT NULL,
    "seq" BIGSERIAL NOT NULL,
    "hash" TEXT,
    "detail" BYTEA,
    "metadata" JSONB NOT NULL,
    "examined_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "photo_trace_pkey" PRIMARY KEY ("sha256")
);

-- CreateTable
CREATE TABLE "photo_finding" (
    "id" UUID NOT NULL,
    "evidence_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "other" TEXT NOT NULL DEFAULT '',
    "details" JSONB NOT NULL,
    "found_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "verdict" TEXT,
    "reason" TEXT,
    "judged_by" UUID,
    "judged_at" TIMESTAMPTZ(3),

    CONSTRAINT "photo_finding_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "photo_trace_seq_key" ON "photo_trace"("seq");

-- CreateIndex
CREATE UNIQUE INDEX "photo_finding_evidence_id_kind_other_key" ON "photo_finding"("evidence_id", "kind", "other");

-- AddForeignKey
ALTER TABLE "photo_finding" ADD CONSTRAINT "photo_finding_evidence_id_fkey" FOREIGN KEY ("evidence_id") REFERENCES "evidence"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
