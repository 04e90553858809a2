package io.followup.domain.contact;

import java.util.Optional;

/** What a PUT of a customer changes: each field stays, goes, or becomes something. */
public record ContactChange(
    Field<String> name,
    Field<PhoneNumber> phone,
    Field<EmailAddress> email,
    Field<String> country,
    Field<String> language,
    Field<String> lineUserId) {

  /** One field of a merge. */
  public sealed interface Field<T> {
    /** The call did not name it. */
    record Keep<T>() implements Field<T> {}

    /** The call said null. */
    record Remove<T>() implements Field<T> {}

    /** The call gave a value. */
    record Put<T>(T value) implements Field<T> {
      @Override
      public String toString() {
        return "Put";
      }
    }

    default Optional<T> over(Optional<T> before) {
      return switch (this) {
        case Keep<T> _ -> before;
        case Remove<T> _ -> Optional.empty();
        case Put<T>(T value) -> Optional.of(value);
      };
    }

    /** The same, where nothing from before is to stay. */
    default Field<T> alone() {
      return switch (this) {
        case Keep<T> _ -> new Remove<>();
        case Remove<T> _ -> this;
        case Put<T> _ -> this;
      };
    }
  }

  /** The same, where nothing from before is to stay. */
  public ContactChange alone() {
    return new ContactChange(
        name.alone(),
        phone.alone(),
        email.alone(),
        country.alone(),
        language.alone(),
        lineUserId.alone());
  }

  public Customer over(Customer before) {
    return new Customer(
        before.key(),
        true,
        name.over(before.name()),
        phone.over(before.phone()),
        email.over(before.email()),
        country.over(before.country()),
        language.over(before.language()),
        lineUserId.over(before.lineUserId()),
        before.stopped(),
        before.devices(),
        before.ageing());
  }
}
