package io.millrace.file.limits;

/** Bounds that are the guide's or the store's, not ours to set. */
public final class Bounds {

    /** Characters of a file's name, and of a prefix. */
    public static final int LONGEST_NAME = 255;

    /** "Greater than 1 byte". */
    public static final long SMALLEST_FILE = 2;

    /** "Less than 10 TB". */
    public static final long LARGEST_FILE = 9_999_999_999_999L;

    /** Parts of one upload. Source: S3. */
    public static final int MOST_PARTS = 10_000;

    /** Bytes of a part that is not the last. Source: S3. */
    public static final long SMALLEST_PART = 5L << 20;

    /** Bytes of a part. Source: S3. */
    public static final long LARGEST_PART = 5L << 30;

    private Bounds() {}
}
