package io.followup.local.workflow.language;

/** The orders that a comparison can ask for, by the word that ends its operator. */
public enum Order {
  EQUALS("Equals"),
  LESS_THAN("LessThan"),
  GREATER_THAN("GreaterThan"),
  LESS_THAN_EQUALS("LessThanEquals"),
  GREATER_THAN_EQUALS("GreaterThanEquals");

  private final String word;

  Order(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }

  <T extends Comparable<? super T>> boolean holds(T left, T right) {
    int sign = left.compareTo(right);
    return switch (this) {
      case EQUALS -> sign == 0;
      case LESS_THAN -> sign < 0;
      case GREATER_THAN -> sign > 0;
      case LESS_THAN_EQUALS -> sign <= 0;
      case GREATER_THAN_EQUALS -> sign >= 0;
    };
  }
}
