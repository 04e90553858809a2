package io.followup.carriers.ses;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A topic that the operator told us of, and where SNS speaks for it: by HTTPS from its region's
 * host alone.
 *
 * @param host such as {@code sns.ap-northeast-2.amazonaws.com}
 * @param signers names that the certificate may bear; they differ by region
 */
record SnsTopic(String arn, String host, Set<String> signers) {
  private static final Pattern ARN =
      Pattern.compile(
          "arn:aws(-cn|-us-gov)?:sns:([a-z0-9-]{1,32}):[0-9]{12}:[A-Za-z0-9_-]{1,256}(\\.fifo)?");

  static SnsTopic of(String arn) {
    Matcher parts = ARN.matcher(arn);
    if (!parts.matches()) {
      throw new IllegalArgumentException("followup.mail.topics has one that is no topic's ARN");
    }
    String region = parts.group(2);
    String suffix = "-cn".equals(parts.group(1)) ? ".amazonaws.com.cn" : ".amazonaws.com";
    String host = "sns." + region + suffix;
    return new SnsTopic(
        arn,
        host,
        Set.of(
            "sns.amazonaws.com", host, "sns-" + region + suffix, "sns-signing." + region + suffix));
  }

  /** The address, if it leads to this host and nowhere else. */
  Optional<URI> own(String address) {
    // With the slash: neither a port nor a user's name nor a longer host fits in between.
    if (!address.startsWith("https://" + host + "/")) {
      return Optional.empty();
    }
    try {
      return Optional.of(new URI(address));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }
}
