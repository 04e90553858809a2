package io.followup.carriers.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.followup.carriers.callback.Callback;
import io.followup.carriers.callback.Callback.Call;
import io.followup.carriers.callback.Callback.News;
import io.followup.carriers.callback.Callback.Read;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What a vendor's callbacks come to. Whether news is old is not judged here: the delivery's own
 * state tells, whoever brings it.
 */
@ExtendWith(KitLog.class)
public interface CallingBack {
  /** A call as the vendor makes and signs it, and what it tells. */
  record Signed(Call call, List<News> news) {}

  Callback callback();

  Signed first();

  Signed second();

  /** The first call, with the signature of somebody who does not know the secret. */
  Call forged();

  /** The first call without a signature. */
  Call unsigned();

  /** Signed, and nothing that the vendor would say. */
  Call malformed();

  /** Signed, about something that is none of ours. */
  Call aboutNobody();

  @Test
  default void a_signed_callback_tells_its_news() {
    assertThat(callback().takes(first().call())).isTrue();
    assertThat(callback().read(first().call())).isEqualTo(new Read.Told(first().news()));
  }

  @Test
  default void a_callback_that_comes_again_tells_the_same_again() {
    Callback callback = callback();

    Read once = callback.read(first().call());
    Read again = callback.read(first().call());

    assertThat(again).isEqualTo(once);
  }

  @Test
  default void callbacks_in_another_order_tell_each_its_own() {
    Callback callback = callback();

    Read second = callback.read(second().call());
    Read first = callback.read(first().call());

    assertThat(second).isEqualTo(new Read.Told(second().news()));
    assertThat(first).isEqualTo(new Read.Told(first().news()));
  }

  @Test
  default void a_forged_callback_tells_nothing() {
    assertThat(callback().read(forged())).isEqualTo(new Read.Forged());
  }

  @Test
  default void a_callback_without_a_signature_is_taken_by_nobody() {
    assertThat(callback().takes(unsigned())).isFalse();
    assertThat(callback().read(unsigned())).isEqualTo(new Read.Forged());
  }

  @Test
  default void a_signed_callback_that_cannot_be_read_is_said_to_be_such() {
    assertThat(callback().read(malformed())).isEqualTo(new Read.Unreadable());
  }

  @Test
  default void news_about_nobody_is_none() {
    assertThat(callback().read(aboutNobody())).isEqualTo(new Read.Told(List.of()));
  }
}
