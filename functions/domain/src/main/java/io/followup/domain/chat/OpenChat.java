package io.followup.domain.chat;

import io.followup.domain.id.ChatKey;
import java.util.List;

/** Records who opened a chat. */
public final class OpenChat {
  /** How it went. */
  public enum Opened {
    OPENED,
    /** The same again. */
    AGAIN,
    /** It was opened by the other side. */
    OTHERWISE
  }

  private final Chats chats;

  public OpenChat(Chats chats) {
    this.chats = chats;
  }

  public Opened open(ChatKey key, OpenedBy who) {
    while (true) {
      Chat chat = chats.get(key);
      if (chat.openedBy().isPresent()) {
        return chat.openedBy().get() == who ? Opened.AGAIN : Opened.OTHERWISE;
      }
      if (chats.write(new ChatChange(chat, chat.openedBy(who), List.of()))) {
        return Opened.OPENED;
      }
    }
  }
}
