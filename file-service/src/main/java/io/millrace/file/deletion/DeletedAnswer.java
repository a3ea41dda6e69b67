package io.millrace.file.deletion;

/** The answer to a delete call, as printed. */
record DeletedAnswer(String payload) {

    static final DeletedAnswer FILE = new DeletedAnswer("File Deleted Successfully");
    static final DeletedAnswer FILES = new DeletedAnswer("Files Deleted Successfully");
}
