package io.followup.domain.chat;

/** Who began a chat. */
public enum OpenedBy {
  CUSTOMER,
  MANAGER
}
