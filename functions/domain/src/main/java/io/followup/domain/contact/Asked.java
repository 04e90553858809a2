package io.followup.domain.contact;

import io.followup.domain.settings.Settings;
import io.followup.domain.word.Word;
import java.util.Arrays;
import java.util.List;

/** What a customer may be asked for so that they can be reached. */
public enum Asked implements Word {
  PHONE,
  EMAIL;

  /** What the workspace asks for and the customer has not given. */
  public static List<Asked> missing(Settings.Ask ask, Reach customer) {
    return Arrays.stream(values())
        .filter(
            one ->
                switch (one) {
                  case PHONE -> ask.phone() && customer.phone() == Reach.Phone.NONE;
                  case EMAIL -> ask.email() && !customer.email();
                })
        .toList();
  }
}
