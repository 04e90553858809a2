package io.followup.domain.id;

/** A chat belongs to one customer: the same chat id under another customer is another chat. */
public record ChatKey(CustomerKey owner, ChatId chat) {
  public static ChatKey of(String workspace, String customer, String chat) {
    return new ChatKey(CustomerKey.of(workspace, customer), new ChatId(chat));
  }

  public WorkspaceId workspace() {
    return owner.workspace();
  }

  public ReplyKey reply(ReplyId reply) {
    return new ReplyKey(workspace(), reply);
  }
}
