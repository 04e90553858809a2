package io.followup.handlers.http;

import io.followup.carriers.callback.Callback;
import io.followup.carriers.callback.Callback.Call;
import io.followup.carriers.callback.Callback.News;
import io.followup.carriers.callback.Callback.Read;
import io.followup.domain.carrier.Report;
import io.followup.domain.contact.Suppressions;
import io.followup.domain.delivery.Deliveries;
import io.followup.domain.delivery.Delivery;
import io.followup.domain.delivery.Kind;
import io.followup.domain.followup.AskCarrier;
import io.followup.domain.followup.TakeReport;
import io.followup.domain.id.WorkspaceId;
import io.followup.domain.outcome.Reason;
import io.followup.wire.Problem;
import io.followup.wire.Request;
import io.followup.wire.Response;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Takes what carriers call back: checked by whoever knows the carrier, settled in one way. */
@Singleton
class TakeCallback {
  private final Iterable<Callback> callbacks;
  private final TakeReport report;
  private final AskCarrier reports;
  private final Suppressions suppressions;
  private final Deliveries deliveries;

  @Inject
  TakeCallback(
      @Any Instance<Callback> callbacks,
      TakeReport report,
      AskCarrier reports,
      Suppressions suppressions,
      Deliveries deliveries) {
    this((Iterable<Callback>) callbacks, report, reports, suppressions, deliveries);
  }

  TakeCallback(
      Iterable<Callback> callbacks,
      TakeReport report,
      AskCarrier reports,
      Suppressions suppressions,
      Deliveries deliveries) {
    this.callbacks = callbacks;
    this.report = report;
    this.reports = reports;
    this.suppressions = suppressions;
    this.deliveries = deliveries;
  }

  /** A call that no carrier of ours signed is turned away whatever it says. */
  Response take(Request request, byte[] body) {
    List<Callback> known = known(request.name("carrier"));
    if (known.isEmpty()) {
      return Problem.notFound();
    }
    Call call = new Call(request.headers(), request.query(), body);
    Optional<Callback> one = known.stream().filter(callback -> callback.takes(call)).findFirst();
    return one.map(callback -> answer(callback.read(call))).orElseGet(Problem::unauthorized);
  }

  private List<Callback> known(String carrier) {
    return StreamSupport.stream(callbacks.spliterator(), false)
        .filter(callback -> callback.carrier().equals(carrier))
        .toList();
  }

  private Response answer(Read read) {
    return switch (read) {
      case Read.Told(List<News> news) -> {
        news.forEach(this::take);
        yield Response.noContent();
      }
      case Read.Forged _ -> Problem.unauthorized();
      case Read.Unreadable _ -> Problem.badRequest("The body is not what this carrier sends.");
    };
  }

  /** What concerns nothing of ours is let pass: a carrier would only send it again. */
  private void take(News news) {
    switch (news) {
      case News.Reported(var delivery, var said) -> {
        boolean _ = report.take(delivery, said);
      }
      case News.Hinted(var delivery, var vendor, var account) ->
          reports.hinted(delivery, vendor, account);
      case News.LineFriend(var workspace, var user, var blocked, var at) -> {
        if (blocked) {
          suppressions.put(workspace, Kind.LINE, user, Reason.BLOCKED, at);
        } else {
          suppressions.lift(workspace, Kind.LINE, user, at);
        }
      }
      case News.MailRefused mail -> refused(mail);
    }
  }

  private void refused(News.MailRefused mail) {
    mail.delivery()
        .flatMap(deliveries::get)
        .filter(delivery -> delivery.kind() == Kind.EMAIL)
        .ifPresent(delivery -> refused(mail, delivery));
  }

  private void refused(News.MailRefused mail, Delivery delivery) {
    WorkspaceId workspace = delivery.chat().workspace();
    suppressions.put(workspace, Kind.EMAIL, mail.address().mailbox(), mail.reason(), mail.at());
    boolean _ = report.take(delivery.id(), new Report.Refused(mail.reason()));
  }
}
