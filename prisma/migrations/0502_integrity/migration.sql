-- CreateTable
CREATE TABLE "integrity_run" (
    "id" UUID NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),
    "cursor" TEXT NOT NULL,
    "files" INTEGER NOT NULL,
    "bytes" BIGINT NOT NULL,
    "missing" TEXT[],
    "damaged" TEXT[],
    "orphans" TEXT[],
    "listed" BOOLEAN NOT NULL,

    CONSTRAINT "integrity_run_pkey" PRIMARY KEY ("id")
);
