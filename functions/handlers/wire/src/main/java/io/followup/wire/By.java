package io.followup.wire;

/** Whose credentials a call takes. */
public enum By {
  OPERATOR,
  WORKSPACE,
  CUSTOMER,
  /** A workspace key, or the customer's own token. */
  BOTH,
  /** A customer's, or what stands in the body instead; the call judges that itself. */
  BODY,
  ANYONE,
  /** Anyone, and the pages of any origin: what is public. */
  ANY_PAGE;

  /** Pages of any origin may make the calls of customers, and have what is public. */
  boolean isCors() {
    return switch (this) {
      case CUSTOMER, BOTH, BODY, ANY_PAGE -> true;
      case OPERATOR, WORKSPACE, ANYONE -> false;
    };
  }
}
