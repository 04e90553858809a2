package io.followup.domain.link;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.followup.domain.delivery.Channel;
import io.followup.domain.id.CustomerKey;
import io.followup.domain.secret.Signer;
import java.util.Base64;
import java.util.Optional;

/** Names a customer and a channel to stop, signed; kept nowhere, so a link works for ever. */
public final class UnsubscribeTokens {
  /**
   * What a token stands for.
   *
   * @param address the keyed hash of the address that it was sent to, so that it goes on stopping
   *     when the customer is erased; empty in tokens of old
   */
  public record Stop(CustomerKey customer, Channel channel, Optional<String> address) {}

  private static final String PURPOSE = "unsubscribe";

  private final Signer signer;

  public UnsubscribeTokens(Signer signer) {
    this.signer = signer;
  }

  /** Of {@code A-Z a-z 0-9 . _ -}. */
  public String of(CustomerKey customer, Channel channel, Optional<String> address) {
    String name =
        customer.workspace()
            + "/"
            + customer.customer()
            + "/"
            + channel.name()
            + address.map(hash -> "/" + hash).orElse("");
    String body = Base64.getUrlEncoder().withoutPadding().encodeToString(name.getBytes(UTF_8));
    return body + "." + signer.sign(PURPOSE, body);
  }

  public Optional<Stop> read(String token) {
    int dot = token.indexOf('.');
    if (dot < 1 || !signer.verify(PURPOSE, token.substring(0, dot), token.substring(dot + 1))) {
      return Optional.empty();
    }
    String[] parts =
        new String(Base64.getUrlDecoder().decode(token.substring(0, dot)), UTF_8).split("/", 4);
    return Optional.of(
        new Stop(
            CustomerKey.of(parts[0], parts[1]),
            Channel.valueOf(parts[2]),
            parts.length > 3 ? Optional.of(parts[3]) : Optional.empty()));
  }
}
