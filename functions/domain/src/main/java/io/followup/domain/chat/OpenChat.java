package io.followup.domain.chat;

import io.followup.domain.contact.Asked;
import io.followup.domain.contact.Customers;
import io.followup.domain.id.ChatKey;
import io.followup.domain.settings.Settings;
import java.util.List;

/**
 * Admits a chat and records who opened it. Where the workspace requires contact, a customer's own
 * chat does not start until what is asked for is given, and leaves nothing behind (S3).
 */
public final class OpenChat {
  /** How it went. */
  public sealed interface Opened {
    /** It has started. */
    record Now() implements Opened {}

    /** It had started before, in the same way. */
    record Before() implements Opened {}

    /** It was opened by the other side. */
    record Otherwise() implements Opened {}

    /** It has not started. */
    record ContactRequired(List<Asked> missing) implements Opened {
      public ContactRequired {
        missing = List.copyOf(missing);
      }
    }
  }

  private final Chats chats;
  private final Customers customers;

  public OpenChat(Chats chats, Customers customers) {
    this.chats = chats;
    this.customers = customers;
  }

  /**
   * @param settings as they are now, not as they were when a key was checked
   * @throws ChatBusy if the chat changed each time
   */
  public Opened open(ChatKey key, OpenedBy who, Settings settings) {
    for (int race = 0; race < ChatBusy.RACES; race++) {
      Chat chat = chats.get(key);
      if (chat.openedBy().isPresent()) {
        return chat.openedBy().get() == who ? new Opened.Before() : new Opened.Otherwise();
      }
      List<Asked> missing = missing(key, who, settings);
      if (!missing.isEmpty()) {
        return new Opened.ContactRequired(missing);
      }
      if (chats.write(new ChatChange(chat, chat.openedBy(who), List.of()))) {
        return new Opened.Now();
      }
    }
    throw new ChatBusy();
  }

  private List<Asked> missing(ChatKey key, OpenedBy who, Settings settings) {
    return switch (who) {
      case MANAGER -> List.of();
      case CUSTOMER ->
          settings.contactRequired()
              ? Asked.missing(settings.ask(), customers.reach(key.owner()))
              : List.of();
    };
  }
}
