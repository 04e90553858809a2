package io.followup.handlers.faults;

import io.followup.domain.carrier.AlimTalkNotice;
import io.followup.domain.carrier.LineNotice;
import io.followup.domain.carrier.MailNotice;
import io.followup.domain.carrier.PushNotice;
import io.followup.domain.carrier.XmsNotice;
import io.followup.domain.contact.Customer;
import io.followup.domain.fixture.FakeNotices;
import io.followup.domain.followup.Notices;
import io.followup.domain.id.DeliveryId;
import io.followup.domain.reply.Reply;
import io.followup.domain.settings.Workspace;
import java.util.List;

/** Renders as a deployment does, with a short link that is kept; says which replies it tells. */
record LinkedNotices(Notices rendered, FakeNotices telling) implements Notices {
  @Override
  public PushNotice push(DeliveryId delivery, Reply reply, Customer customer, Workspace workspace) {
    PushNotice _ = rendered.push(delivery, reply, customer, workspace);
    return telling.push(delivery, reply, customer, workspace);
  }

  @Override
  public XmsNotice xms(
      DeliveryId delivery, List<Reply> replies, Customer customer, Workspace workspace) {
    XmsNotice _ = rendered.xms(delivery, replies, customer, workspace);
    return telling.xms(delivery, replies, customer, workspace);
  }

  @Override
  public AlimTalkNotice alimTalk(
      DeliveryId delivery, List<Reply> replies, Customer customer, Workspace workspace) {
    AlimTalkNotice _ = rendered.alimTalk(delivery, replies, customer, workspace);
    return telling.alimTalk(delivery, replies, customer, workspace);
  }

  @Override
  public LineNotice line(
      DeliveryId delivery, List<Reply> replies, Customer customer, Workspace workspace) {
    LineNotice _ = rendered.line(delivery, replies, customer, workspace);
    return telling.line(delivery, replies, customer, workspace);
  }

  @Override
  public MailNotice mail(
      DeliveryId delivery, List<Reply> replies, Customer customer, Workspace workspace) {
    MailNotice _ = rendered.mail(delivery, replies, customer, workspace);
    return telling.mail(delivery, replies, customer, workspace);
  }
}
