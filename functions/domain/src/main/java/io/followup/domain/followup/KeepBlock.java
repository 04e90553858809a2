package io.followup.domain.followup;

import io.followup.domain.contact.AddressHash;
import io.followup.domain.contact.Customer;
import io.followup.domain.contact.PhoneNumber;
import io.followup.domain.contact.Suppressions;
import io.followup.domain.delivery.Delivery;
import io.followup.domain.delivery.Kind;
import io.followup.domain.id.WorkspaceId;
import io.followup.domain.outcome.Reason;
import java.time.Clock;
import java.util.Optional;

/**
 * Keeps a carrier's word that the owner of an address wants nothing from there (S6): of a text for
 * whatever goes to that number, of AlimTalk for AlimTalk alone, since the text stands behind it
 * (F4). LINE and mail tell theirs otherwise: by LINE's webhooks and by complaints; that a mail
 * server would not take one mail is no word of its reader's.
 */
public final class KeepBlock {
  private final Suppressions suppressions;
  private final Clock clock;

  public KeepBlock(Suppressions suppressions, Clock clock) {
    this.suppressions = suppressions;
    this.clock = clock;
  }

  /** The keyed hash of where a notice of that kind goes, if such a word may come of it. */
  Optional<String> address(Kind kind, Customer customer) {
    WorkspaceId workspace = customer.key().workspace();
    return kept(kind)
        .flatMap(
            by ->
                customer
                    .phone()
                    .map(PhoneNumber::e164)
                    .map(to -> suppressions.hash(workspace, by, to).value()));
  }

  /** Before it is written how the delivery ended, since whoever dies in between comes by again. */
  void keep(Delivery refused, Reason reason) {
    if (reason == Reason.BLOCKED) {
      kept(refused.kind())
          .ifPresent(
              by ->
                  refused
                      .address()
                      .map(hash -> new AddressHash(refused.chat().workspace(), by, hash))
                      .ifPresent(to -> suppressions.put(to, reason, clock.instant())));
    }
  }

  private static Optional<Kind> kept(Kind kind) {
    return switch (kind) {
      case SMS, LMS -> Optional.of(Kind.SMS);
      case ALIMTALK -> Optional.of(Kind.ALIMTALK);
      case PUSH, LINE, EMAIL -> Optional.empty();
    };
  }
}
