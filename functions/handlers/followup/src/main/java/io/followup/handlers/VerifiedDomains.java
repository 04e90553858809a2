package io.followup.handlers;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The From domains that the operator has verified with the mail carrier; mail never goes out in the
 * name of another. A {@code *} verifies all but those that begin with {@code rejected-}.
 */
@Singleton
class VerifiedDomains {
  private final List<String> domains;

  VerifiedDomains(
      @ConfigProperty(name = "followup.mail.verified-domains") Optional<List<String>> domains) {
    this.domains = domains.orElse(List.of());
  }

  boolean isVerified(String domain) {
    String name = domain.toLowerCase(Locale.ROOT);
    return domains.contains(name) || (domains.contains("*") && !name.startsWith("rejected-"));
  }
}
