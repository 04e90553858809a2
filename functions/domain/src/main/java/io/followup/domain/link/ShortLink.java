package io.followup.domain.link;

import io.followup.domain.id.ChatKey;
import java.util.Optional;

/**
 * What a short link leads to: a chat.
 *
 * @param url where the reply wants to be read; empty: where the workspace shows its chats
 */
public record ShortLink(ChatKey chat, Optional<String> url) {
  @Override
  public String toString() {
    return "ShortLink[" + chat + "]";
  }
}
