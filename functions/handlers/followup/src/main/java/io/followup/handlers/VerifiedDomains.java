package io.followup.handlers;

/**
 * The From domains that the operator has verified with the mail carrier; mail never goes out in the
 * name of another.
 */
public interface VerifiedDomains {
  boolean isVerified(String domain);
}
