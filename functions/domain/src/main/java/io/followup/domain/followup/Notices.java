package io.followup.domain.followup;

import io.followup.domain.carrier.AlimTalkNotice;
import io.followup.domain.carrier.LineNotice;
import io.followup.domain.carrier.MailNotice;
import io.followup.domain.carrier.PushNotice;
import io.followup.domain.carrier.XmsNotice;
import io.followup.domain.contact.Customer;
import io.followup.domain.id.DeliveryId;
import io.followup.domain.reply.Reply;
import io.followup.domain.settings.Workspace;
import java.util.List;

/**
 * Renders notices: in the customer's language, as much as the workspace lets out, with a link back.
 */
public interface Notices {
  PushNotice push(DeliveryId delivery, Reply reply, Customer customer, Workspace workspace);

  /**
   * @param replies oldest first, at least one; the customer has a phone
   */
  XmsNotice xms(DeliveryId delivery, List<Reply> replies, Customer customer, Workspace workspace);

  /**
   * @param replies oldest first, at least one; the customer has a Korean number and the workspace a
   *     template
   */
  AlimTalkNotice alimTalk(
      DeliveryId delivery, List<Reply> replies, Customer customer, Workspace workspace);

  /**
   * @param replies oldest first, at least one; the customer has a LINE id and the workspace a
   *     channel
   */
  LineNotice line(DeliveryId delivery, List<Reply> replies, Customer customer, Workspace workspace);

  /**
   * @param replies oldest first, at least one; the customer has an email address
   */
  MailNotice mail(DeliveryId delivery, List<Reply> replies, Customer customer, Workspace workspace);
}
