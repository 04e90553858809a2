package io.followup.dynamodb;

import io.followup.domain.delivery.Charge;
import io.followup.domain.delivery.Charge.Source;
import io.followup.domain.delivery.Charge.Stand;
import io.followup.domain.delivery.Purse;
import java.time.YearMonth;
import java.util.Locale;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What a delivery is paid with, in its item. Equal charges are equal maps: conditions rely on it.
 */
final class ChargeMap {
  private static final String UNITS = "units";
  private static final String PARTS = "parts";
  private static final String ON_REPORT = "onReport";
  private static final String NUMBER = "number";
  private static final String STAND = "stand";
  private static final String FROM = "from";
  private static final String MONTH = "month";

  private ChargeMap() {}

  static AttributeValue of(Charge charge) {
    return new Fields()
        .with(UNITS, Values.number(charge.units()))
        .with(PARTS, Values.number(charge.parts()))
        .with(ON_REPORT, Values.flag(charge.onReport()))
        .with(NUMBER, Values.number(charge.number()))
        .with(STAND, Values.text(charge.stand().word()))
        .with(FROM, charge.source().map(source -> Values.text(source.from().word())))
        .with(MONTH, charge.source().map(source -> Values.text(source.month().toString())))
        .asMap();
  }

  static Charge charge(Item map) {
    return new Charge(
        map.number(UNITS),
        map.count(PARTS),
        map.flag(ON_REPORT),
        map.count(NUMBER),
        Stand.valueOf(map.text(STAND).toUpperCase(Locale.ROOT)),
        map.maybeText(FROM).map(from -> source(from, map.text(MONTH))));
  }

  private static Source source(String from, String month) {
    return new Source(Purse.valueOf(from.toUpperCase(Locale.ROOT)), YearMonth.parse(month));
  }

  /** Whether nothing is held back for the delivery, or only this. */
  static String allows(Expression e, Optional<Charge> charge) {
    String free =
        Expression.any(
            e.absent(DeliveryItem.CHARGE),
            e.isNot(Values.text(Stand.RESERVED.word()), DeliveryItem.CHARGE, STAND));
    return charge
        .map(same -> Expression.any(free, e.is(DeliveryItem.CHARGE, of(same))))
        .orElse(free);
  }
}
