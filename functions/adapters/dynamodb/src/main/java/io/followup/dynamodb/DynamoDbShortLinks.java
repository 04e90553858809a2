package io.followup.dynamodb;

import io.followup.domain.id.ChatKey;
import io.followup.domain.link.ShortLink;
import io.followup.domain.link.ShortLinks;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Short links in the table {@code followup}. */
@Singleton
public final class DynamoDbShortLinks implements ShortLinks {
  private static final String WORKSPACE = "workspace";
  private static final String CUSTOMER = "customer";
  private static final String CHAT = "chat";
  private static final String URL = "url";

  /** When it ends, to judge by; DynamoDB deletes it some time later. */
  private static final String ENDS = "ends";

  private final Table table;

  @Inject
  public DynamoDbShortLinks(
      DynamoDbClient client, @ConfigProperty(name = "followup.table.followup") String table) {
    this.table = new Table(client, table);
  }

  @Override
  public void put(String code, ShortLink link, Instant expires) {
    ChatKey chat = link.chat();
    Fields fields =
        new Fields()
            .with(WORKSPACE, Values.text(chat.workspace().value()))
            .with(CUSTOMER, Values.text(chat.owner().customer().value()))
            .with(CHAT, Values.text(chat.chat().value()))
            .with(URL, link.url().map(Values::text))
            .with(ENDS, Values.instant(expires))
            .with(Retention.EXPIRES, Values.expiry(expires));
    // A code is derived from what it leads to, so what is there already leads there, too.
    boolean _ = table.put(new NewItem(Key.link(code), fields).whenAbsent());
  }

  @Override
  public void erase(String code) {
    Item _ = table.delete(new Removal(Key.link(code)));
  }

  @Override
  public Optional<ShortLink> find(String code, Instant now) {
    Item item = table.get(Key.link(code));
    return item.maybeInstant(ENDS)
        .filter(now::isBefore)
        .map(_ -> ChatKey.of(item.text(WORKSPACE), item.text(CUSTOMER), item.text(CHAT)))
        .map(chat -> new ShortLink(chat, item.maybeText(URL)));
  }
}
