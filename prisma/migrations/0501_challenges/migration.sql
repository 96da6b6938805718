-- CreateTable
CREATE TABLE "evidence_sample" (
    "id" UUID NOT NULL,
    "drawn_by" UUID NOT NULL,
    "drawn_at" TIMESTAMPTZ(3) NOT NULL,
    "seed" TEXT NOT NULL,
    "list_hash" TEXT NOT NULL,
    "population" INTEGER NOT NULL,
    "size" INTEGER NOT NULL,

    CONSTRAINT "evidence_sample_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "challenge" (
    "id" UUID NOT NULL,
    "sample_id" UUID NOT NULL,
    "evidence_id" UUID NOT NULL,
    "code" TEXT,
    "issued_at" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3),
    "entry_id" UUID,
    "answered_at" TIMESTAMPTZ(3),
    "verdict" TEXT,
    "reason" TEXT,
    "judged_by" UUID,
    "judged_at" TIMESTAMPTZ(3),

    CONSTRAINT "challenge_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "challenge_evidence_id_key" ON "challenge"("evidence_id");

-- AddForeignKey
ALTER TABLE "challenge" ADD CONSTRAINT "challenge_sample_id_fkey" FOREIGN KEY ("sample_id") REFERENCES "evidence_sample"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "challenge" ADD CONSTRAINT "challenge_evidence_id_fkey" FOREIGN KEY ("evidence_id") REFERENCES "evidence"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
