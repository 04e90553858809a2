package io.followup.dynamodb;

import static io.followup.dynamodb.Samples.CHAT;
import static io.followup.dynamodb.Samples.NOW;
import static io.followup.dynamodb.Samples.after;
import static org.assertj.core.api.Assertions.assertThat;

import io.followup.domain.id.DeliveryId.Slot;
import io.followup.domain.id.ReplyId;
import io.followup.domain.link.ShortLink;
import io.followup.domain.link.ShortLinks.Found;
import io.followup.domain.link.ShortLinks.Notice;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DynamoDbShortLinksTest {
  private static final ShortLink TO = new ShortLink(CHAT, Optional.empty());
  private static final ReplyId REPLY = new ReplyId("r1");
  private static final Notice EMAIL =
      new Notice(Samples.deliveryId("r1", Slot.EMAIL), List.of(REPLY));

  private final DynamoDbFixture db = DynamoDbFixture.at(NOW);
  private final DynamoDbShortLinks links = db.shortLinks();

  @Test
  void a_link_that_expired_leads_nowhere_though_it_is_still_kept() {
    links.put("abc", TO, EMAIL, after(60));

    assertThat(links.find("abc", after(60).minusNanos(1000)).map(Found::link)).contains(TO);
    assertThat(links.find("abc", after(60))).isEmpty();
    assertThat(db.size()).isEqualTo(1);
  }

  @Test
  void D3_putting_finding_and_opening_a_link_cost_a_call_each() {
    links.put("abc", TO, EMAIL, after(60));
    links.put("abc", TO, EMAIL, after(600));
    Found found = links.find("abc", NOW).orElseThrow();

    links.opened("abc", found.link(), found.unopened(), NOW);

    assertThat(db.calls().calls())
        .isEqualTo(Map.of("updateItem", 2, "getItem", 1, "transactWriteItems", 1));
  }

  @Test
  void D3_a_link_of_before_leads_on_and_tells_nothing() {
    Fields fields =
        new Fields()
            .with("workspace", Values.text(CHAT.workspace().value()))
            .with("customer", Values.text(CHAT.owner().customer().value()))
            .with("chat", Values.text(CHAT.chat().value()))
            .with("ends", Values.instant(after(60)));
    assertThat(
            new Table(db.calls().client(), db.followupTable())
                .put(new NewItem(Key.link("old"), fields)))
        .isTrue();

    assertThat(links.find("old", NOW)).contains(new Found(TO, Set.of()));
  }
}
