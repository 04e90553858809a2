package io.followup.handlers.http;

import io.followup.domain.contact.AddressHash;
import io.followup.domain.contact.Customer;
import io.followup.domain.contact.Customers;
import io.followup.domain.contact.EmailAddress;
import io.followup.domain.contact.Language;
import io.followup.domain.contact.Suppressions;
import io.followup.domain.delivery.Channel;
import io.followup.domain.delivery.Kind;
import io.followup.domain.link.UnsubscribeTokens;
import io.followup.domain.link.UnsubscribeTokens.Stop;
import io.followup.domain.secret.Fingerprints;
import io.followup.domain.secret.Signer;
import io.followup.domain.settings.Workspace;
import io.followup.domain.settings.Workspaces;
import io.followup.wire.FormBody;
import io.followup.wire.Request;
import io.followup.wire.Response;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;

/**
 * The link in an email that stops them (S6, RFC 8058). It stops the address that the email went to,
 * whoever has it next, and the customer's channel; so it goes on stopping when the customer was
 * erased or has another address by now.
 */
@Singleton
class Unsubscribe {
  private final Customers customers;
  private final Suppressions suppressions;
  private final Workspaces workspaces;
  private final UnsubscribeTokens tokens;
  private final Fingerprints fingerprints;
  private final Clock clock;

  Unsubscribe(
      Customers customers,
      Suppressions suppressions,
      Workspaces workspaces,
      Signer signer,
      Fingerprints fingerprints,
      Clock clock) {
    this.customers = customers;
    this.suppressions = suppressions;
    this.workspaces = workspaces;
    this.tokens = new UnsubscribeTokens(signer);
    this.fingerprints = fingerprints;
    this.clock = clock;
  }

  /** What a token leads to: the customer as they are, and the address that it was sent to. */
  private record Sent(Stop stop, Customer customer, Optional<AddressHash> address) {
    Channel channel() {
      return stop.channel();
    }
  }

  /** Shows how it stands and changes nothing. */
  Response show(Request request) {
    return with(request, sent -> isStopped(sent) ? page(sent).done() : page(sent).asking());
  }

  /** Stops, or takes that back where the form says {@code undo}. */
  Response post(Request request, byte[] body) {
    return with(request, sent -> FormBody.has(body, "undo") ? undo(sent) : stop(sent));
  }

  private Response with(Request request, Function<Sent, Response> then) {
    return tokens
        .read(request.name("token"))
        .map(this::sent)
        .map(then)
        .orElseGet(() -> NotFoundPage.of(request));
  }

  private Sent sent(Stop stop) {
    Customer customer = customers.get(stop.customer());
    Optional<AddressHash> named =
        stop.address().map(hash -> new AddressHash(stop.customer().workspace(), Kind.EMAIL, hash));
    return new Sent(stop, customer, named.or(() -> customer.email().map(mail -> hash(stop, mail))));
  }

  private AddressHash hash(Stop stop, EmailAddress mail) {
    return AddressHash.of(fingerprints, stop.customer().workspace(), mail);
  }

  private boolean isStopped(Sent sent) {
    return sent.customer().stopped().contains(sent.channel())
        || sent.address().filter(suppressions::isStopped).isPresent();
  }

  /** Of who was erased nothing is made up anew where the address says enough. */
  private Response stop(Sent sent) {
    sent.address().ifPresent(address -> suppressions.stop(address, clock.instant()));
    if (sent.customer().known() || sent.address().isEmpty()) {
      customers.stop(sent.stop().customer(), sent.channel());
    }
    return page(sent).done();
  }

  private Response undo(Sent sent) {
    sent.address().ifPresent(address -> suppressions.undo(address, clock.instant()));
    customers.unstop(sent.stop().customer(), sent.channel());
    return page(sent).undone();
  }

  private UnsubscribePage page(Sent sent) {
    Optional<Workspace> workspace = workspaces.get(sent.stop().customer().workspace());
    Language language =
        sent.customer()
            .language()
            .flatMap(Language::ofTag)
            .or(() -> workspace.flatMap(shop -> Language.ofTag(shop.settings().language())))
            .orElse(Language.EN);
    Optional<String> masked =
        sent.customer()
            .email()
            .filter(mail -> sent.address().filter(hash(sent.stop(), mail)::equals).isPresent())
            .map(EmailAddress::masked);
    return new UnsubscribePage(
        language,
        workspace.map(shop -> shop.settings().name()).orElse(""),
        workspace.flatMap(shop -> shop.settings().email().color()),
        masked);
  }
}
