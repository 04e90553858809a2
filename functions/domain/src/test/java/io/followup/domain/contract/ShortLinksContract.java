package io.followup.domain.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.followup.domain.fixture.Fresh;
import io.followup.domain.link.ShortLink;
import io.followup.domain.link.ShortLinks;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What {@link ShortLinks} promises. */
public abstract class ShortLinksContract {
  private final String code = UUID.randomUUID().toString().replace("-", "").substring(0, 12);
  private final ShortLink to = new ShortLink(Fresh.chat(), Optional.empty());

  protected abstract ShortLinks shortLinks();

  @Test
  void an_unknown_code_leads_nowhere() {
    assertThat(shortLinks().find(code, Fresh.NOW)).isEmpty();
  }

  @Test
  void F10_a_code_leads_to_its_chat_until_it_expires() {
    shortLinks().put(code, to, Fresh.second(100));

    assertThat(shortLinks().find(code, Fresh.second(99))).contains(to);
    assertThat(shortLinks().find(code, Fresh.second(101))).isEmpty();
  }

  @Test
  void a_code_leads_to_where_the_reply_wants_to_be_read() {
    ShortLink there = new ShortLink(to.chat(), Optional.of("https://shop.example/o/1#c"));

    shortLinks().put(code, there, Fresh.second(100));

    assertThat(shortLinks().find(code, Fresh.second(99))).contains(there);
  }

  @Test
  void the_same_again_changes_nothing() {
    shortLinks().put(code, to, Fresh.second(100));

    shortLinks().put(code, to, Fresh.second(100));

    assertThat(shortLinks().find(code, Fresh.second(99))).contains(to);
    assertThat(shortLinks().find(code, Fresh.second(101))).isEmpty();
  }
}
