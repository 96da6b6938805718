-- CreateTable
CREATE TABLE "upload" (
    "id" UUID NOT NULL,
    "account_id" UUID NOT NULL,
    "unit_id" TEXT NOT NULL,
    "filing_id" UUID,
    "project_id" TEXT,
    "sha256" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "received" INTEGER NOT NULL,
    "parts" TEXT[],
    "touched_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "upload_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "upload_touched_at_idx" ON "upload"("touched_at");
