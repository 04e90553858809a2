package io.followup.domain.id;

/** A customer of a workspace: the same id in another workspace is another person. */
public record CustomerKey(WorkspaceId workspace, CustomerId customer) {
  public static CustomerKey of(String workspace, String customer) {
    return new CustomerKey(new WorkspaceId(workspace), new CustomerId(customer));
  }

  public ChatKey chat(ChatId chat) {
    return new ChatKey(this, chat);
  }
}
