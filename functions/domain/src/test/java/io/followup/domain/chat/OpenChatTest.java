package io.followup.domain.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.followup.domain.chat.OpenChat.Opened;
import io.followup.domain.contact.Asked;
import io.followup.domain.contact.ContactChange;
import io.followup.domain.contact.ContactChange.Field;
import io.followup.domain.contact.EmailAddress;
import io.followup.domain.fixture.MemoryChats;
import io.followup.domain.fixture.MemoryCustomers;
import io.followup.domain.fixture.MemoryStore;
import io.followup.domain.fixture.SettingsDraft;
import io.followup.domain.id.ChatKey;
import io.followup.domain.settings.Settings;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenChatTest {
  private static final ChatKey CHAT = ChatKey.of("shop", "mina", "c-1");

  private final MemoryStore store = new MemoryStore();
  private final MemoryChats chats = new MemoryChats(store);
  private final MemoryCustomers customers = new MemoryCustomers(store);
  private final OpenChat open = new OpenChat(chats, customers);

  @Test
  void a_chat_starts_once_by_one_side() {
    assertThat(open.open(CHAT, OpenedBy.CUSTOMER, requiring(false, false)))
        .isEqualTo(new Opened.Now());
    assertThat(open.open(CHAT, OpenedBy.CUSTOMER, requiring(false, false)))
        .isEqualTo(new Opened.Before());
    assertThat(open.open(CHAT, OpenedBy.MANAGER, requiring(false, false)))
        .isEqualTo(new Opened.Otherwise());
  }

  @Test
  void S3_a_customers_chat_names_all_that_is_missing_and_leaves_nothing_behind() {
    Opened refused = open.open(CHAT, OpenedBy.CUSTOMER, requiring(true, true));

    assertThat(refused).isEqualTo(new Opened.ContactRequired(List.of(Asked.PHONE, Asked.EMAIL)));
    assertThat(chats.get(CHAT).openedBy()).isEmpty();
  }

  @Test
  void S3_what_is_not_asked_for_is_not_missing() {
    customers.merge(CHAT.owner(), email(), Instant.EPOCH);

    Opened byEmail = open.open(CHAT, OpenedBy.CUSTOMER, requiring(false, true));

    assertThat(byEmail).isEqualTo(new Opened.Now());
  }

  @Test
  void S3_a_manager_needs_no_contact() {
    assertThat(open.open(CHAT, OpenedBy.MANAGER, requiring(true, true)))
        .isEqualTo(new Opened.Now());
  }

  private static ContactChange email() {
    return new ContactChange(
        new Field.Keep<>(),
        new Field.Keep<>(),
        new Field.Put<>(new EmailAddress("mina@example.com")),
        new Field.Keep<>(),
        new Field.Keep<>(),
        new Field.Keep<>());
  }

  private static Settings requiring(boolean phone, boolean email) {
    return SettingsDraft.changed(
        Settings.defaults("Shop"),
        it -> {
          it.ask = new Settings.Ask(phone, email, false);
          it.contactRequired = true;
        });
  }
}
