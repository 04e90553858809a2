package io.followup.dynamodb;

import static io.followup.dynamodb.Samples.CHAT;
import static io.followup.dynamodb.Samples.NOW;
import static io.followup.dynamodb.Samples.after;
import static org.assertj.core.api.Assertions.assertThat;

import io.followup.domain.id.ChatKey;
import io.followup.domain.link.ShortLink;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DynamoDbShortLinksTest {
  private static final ShortLink TO = new ShortLink(CHAT, Optional.empty());

  private final DynamoDbFixture db = DynamoDbFixture.at(NOW);
  private final DynamoDbShortLinks links = db.shortLinks();

  @Test
  void a_link_that_expired_leads_nowhere_though_it_is_still_kept() {
    links.put("abc", TO, after(60));

    assertThat(links.find("abc", after(60).minusNanos(1000))).contains(TO);
    assertThat(links.find("abc", after(60))).isEmpty();
    assertThat(db.size()).isEqualTo(1);
  }

  @Test
  void a_link_keeps_leading_where_it_led_first() {
    links.put("abc", TO, after(60));
    links.put(
        "abc", new ShortLink(ChatKey.of("shop", "jun", "chat-2"), Optional.empty()), after(600));

    assertThat(links.find("abc", NOW)).contains(TO);
    assertThat(links.find("abc", after(61))).isEmpty();
    assertThat(db.calls().calls()).isEqualTo(Map.of("putItem", 2, "getItem", 2));
  }
}
