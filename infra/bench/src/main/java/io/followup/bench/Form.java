package io.followup.bench;

/** What is deployed of a function, and what runs it. */
enum Form {
  JVM("JVM"),
  JVM_WITH_AOT_CACHE("JVM, AOT cache"),
  /** As SnapStart's snapshot has it: all until ready is done once, when it is deployed. */
  JVM_PRIMED("JVM, primed"),
  NATIVE("native");

  private final String words;

  Form(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }
}
