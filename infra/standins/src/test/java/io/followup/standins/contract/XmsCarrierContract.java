package io.followup.standins.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.followup.carriers.sns.SnsXms;
import io.followup.domain.carrier.Answer;
import io.followup.domain.carrier.Answer.Accepted;
import io.followup.domain.carrier.XmsCarrier;
import io.followup.domain.carrier.XmsNotice;
import io.followup.domain.carrier.XmsNotice.Kind;
import io.followup.domain.contact.PhoneNumber;
import io.followup.domain.fixture.Fresh;
import io.followup.domain.id.DeliveryId;
import io.followup.domain.id.DeliveryId.Slot;
import io.followup.domain.id.ReplyId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sns.SnsClient;

/** What {@link XmsCarrier} promises, over SNS. */
public abstract class XmsCarrierContract {
  private static final DeliveryId DELIVERY =
      new DeliveryId(Fresh.chat().reply(new ReplyId("r-1")).followUp(), Slot.XMS);

  private final PhoneNumber phone =
      new PhoneNumber(
          "+8210" + ThreadLocalRandom.current().nextInt(20_000_000, 99_999_999), "KR", true);

  /** A client that asks once, as in production. */
  protected abstract SnsClient client();

  /** The texts that this number got, oldest first. */
  protected abstract List<String> texts(String e164);

  @Test
  void a_text_is_accepted_under_an_id_and_arrives_as_it_was_written() {
    Answer answer = send("[조명 가게] 회색 램프가 다시 들어왔어요. https://example.com/l/abc");

    assertThat(answer).isInstanceOf(Accepted.class);
    assertThat(((Accepted) answer).carrierId()).isNotBlank();
    assertThat(texts(phone.e164()))
        .containsExactly("[조명 가게] 회색 램프가 다시 들어왔어요. https://example.com/l/abc");
  }

  @Test
  void two_texts_are_two_under_ids_of_their_own() {
    Answer first = send("one");

    Answer second = send("two & <more>");

    assertThat(first).isInstanceOf(Accepted.class).isNotEqualTo(second);
    assertThat(texts(phone.e164())).containsExactly("one", "two & <more>");
  }

  private Answer send(String text) {
    XmsCarrier carrier = new SnsXms(client(), Optional.empty(), Optional.empty(), Optional.empty());
    return carrier.send(new XmsNotice(DELIVERY, phone, Kind.SMS, "", Optional.empty(), text, 1));
  }
}
