package io.followup.carriers.mail;

import io.followup.carriers.ses.DeliveryTag;
import io.followup.domain.id.DeliveryId;
import io.vertx.core.MultiMap;
import java.util.regex.Pattern;

/**
 * The set of SES that publishes what becomes of a mail. SES takes both headers off again.
 *
 * @see <a href="https://docs.aws.amazon.com/ses/latest/dg/event-publishing-send-email.html">Specify
 *     your configuration set when you send email</a>
 */
record ConfigurationSet(String name) {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  ConfigurationSet {
    if (!FORM.matcher(name).matches()) {
      throw new IllegalArgumentException("followup.mail.configuration-set has A-Z a-z 0-9 _ -");
    }
  }

  void addTo(MultiMap headers, DeliveryId delivery) {
    headers
        .add("X-SES-CONFIGURATION-SET", name)
        .add("X-SES-MESSAGE-TAGS", DeliveryTag.NAME + "=" + DeliveryTag.of(delivery));
  }
}
