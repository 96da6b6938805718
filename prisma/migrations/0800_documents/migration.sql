-- AlterTable
ALTER TABLE "evidence" ADD COLUMN     "name" TEXT;
