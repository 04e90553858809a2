package io.followup.dynamodb;

import io.followup.domain.chat.Step;
import io.followup.domain.id.ChatKey;
import io.followup.domain.id.ReplyId;
import io.followup.domain.id.ReplyKey;
import io.followup.domain.link.ShortLink;
import io.followup.domain.link.ShortLinks;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Short links in the table {@code followup}; {@code url} is sealed, at the place {@code
 * link#<code>}.
 */
@Singleton
public final class DynamoDbShortLinks implements ShortLinks {
  private static final String WORKSPACE = "workspace";
  private static final String CUSTOMER = "customer";
  private static final String CHAT = "chat";
  private static final String URL = "url";

  /** When it ends, to judge by; DynamoDB deletes it some time later. */
  private static final String ENDS = "ends";

  /** Before the delivery whose notice tells these replies by it. */
  private static final String TELLS = "tells:";

  private static final String OPENED = "opened";

  /** Somebody waits for the page behind the link. */
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final Table table;
  private final Table hasty;
  private final Retention retention;
  private final Vault vault;

  @Inject
  public DynamoDbShortLinks(
      DynamoDbClient client,
      @ConfigProperty(name = "followup.table.followup") String table,
      Retention retention,
      Vault vault) {
    this.vault = vault;
    this.table = new Table(client, table);
    this.hasty = new Table(client, table, Optional.of(PATIENCE));
    this.retention = retention;
  }

  @Override
  public void put(String code, ShortLink link, Notice notice, Instant expires) {
    ChatKey chat = link.chat();
    Fields first =
        new Fields()
            .with(WORKSPACE, Values.text(chat.workspace().value()))
            .with(CUSTOMER, Values.text(chat.owner().customer().value()))
            .with(CHAT, Values.text(chat.chat().value()))
            .with(URL, link.url().map(url -> vault.seal(chat.owner(), place(code), url)))
            .with(ENDS, Values.instant(expires))
            .with(Retention.EXPIRES, Values.expiry(expires));
    // A code is derived from what it leads to, so what is there already leads there, too.
    table.update(
        new Change(Key.link(code))
            .setFirst(first)
            .set(TELLS + notice.delivery().value(), words(notice.tells())));
  }

  private static String place(String code) {
    return "link#" + code;
  }

  @Override
  public void erase(String code) {
    Item _ = table.delete(new Removal(Key.link(code)));
  }

  @Override
  public Optional<Found> find(String code, Instant now) {
    Item item = table.get(Key.link(code));
    return item.maybeInstant(ENDS)
        .filter(now::isBefore)
        .map(_ -> ChatKey.of(item.text(WORKSPACE), item.text(CUSTOMER), item.text(CHAT)))
        .map(chat -> new ShortLink(chat, vault.open(chat.owner(), place(code), item, URL)))
        .map(link -> new Found(link, unopened(item)));
  }

  /** Links of releases before this tell nothing. */
  private static Set<ReplyId> unopened(Item item) {
    Set<String> unopened =
        item.attributes().keySet().stream()
            .filter(name -> name.startsWith(TELLS))
            .flatMap(name -> item.words(name).stream())
            .collect(Collectors.toSet());
    if (item.has(OPENED)) {
      item.words(OPENED).forEach(unopened::remove);
    }
    return unopened.stream().map(ReplyId::new).collect(Collectors.toSet());
  }

  @Override
  public void opened(String code, ShortLink link, Collection<ReplyId> replies, Instant at) {
    List<Write> writes = new ArrayList<>();
    writes.add(new Change(Key.link(code)).add(OPENED, words(replies)).when(e -> e.exists(Key.PK)));
    for (ReplyId reply : replies) {
      ReplyKey key = new ReplyKey(link.chat().workspace(), reply);
      writes.add(StepItem.tell(key, Step.linkOpened(reply, at), retention.from(at)));
    }
    Transacted _ = hasty.transact(writes);
  }

  private static AttributeValue words(Collection<ReplyId> replies) {
    return AttributeValue.builder().ss(replies.stream().map(ReplyId::value).toList()).build();
  }
}
