package io.followup.domain.id;

/**
 * One round of one follow-up: what an execution is for, and all that it knows. Ids only.
 *
 * @param reply the reply that began the follow-up
 */
public record Run(ChatKey chat, ReplyId reply, int round) {
  public FollowUpId followUp() {
    return FollowUpId.of(chat.reply(reply));
  }

  public ReplyKey replyKey() {
    return chat.reply(reply);
  }

  public String execution() {
    return followUp().execution(round);
  }
}
