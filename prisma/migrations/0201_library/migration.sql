-- CreateTable
CREATE TABLE "library_indicator" (
    "id" TEXT NOT NULL,
    "level1" TEXT NOT NULL,
    "level2" TEXT NOT NULL,
    "level3" TEXT NOT NULL,
    "operator" TEXT NOT NULL,
    "unit" TEXT NOT NULL,
    "accumulation" TEXT NOT NULL,
    "field" TEXT NOT NULL,
    "basis" TEXT NOT NULL,
    "evidence" TEXT NOT NULL,
    "initials" TEXT NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "library_indicator_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "library_indicator_field_level2_level3_key" ON "library_indicator"("field", "level2", "level3");
