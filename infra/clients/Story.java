import io.followup.client.ApiClient;
import io.followup.client.ApiException;
import io.followup.client.api.CustomersApi;
import io.followup.client.api.PresenceApi;
import io.followup.client.api.RecordsApi;
import io.followup.client.api.RepliesApi;
import io.followup.client.api.WorkspacesApi;
import io.followup.client.model.*;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** One reply, from registering to its record, by the generated Java client. */
final class Story {
  static void main(String[] args) throws Exception {
    String url = args[0];
    String name = UUID.randomUUID().toString().substring(0, 8);
    WorkspaceSecrets made =
        new WorkspacesApi(by(url, "local"))
            .createWorkspace(new WorkspaceCreation().id("java-" + name).name("Lamps"));
    ApiClient key = by(url, made.getWorkspaceKey());
    new WorkspacesApi(key)
        .putWorkspace(
            new Settings().name("Lamps").ask(new SettingsAsk().email(true)), null);
    var mina =
        new CustomersApi(key)
            .putCustomer(
                "mina",
                new CustomerUpdate()
                    .name("Mina")
                    .email("mina-" + name + "@example.com")
                    .language("ko"));
    is("m***@example.com", mina.getEmail());

    PresenceApi presence = new PresenceApi(key);
    presence.beat(beat(Beat.StateEnum.ACTIVE, 1));
    ReplyPost reply = new ReplyPost().id("r-1").chatId("chat-1").customerId("mina");
    new RepliesApi(key).postReply(reply.text("조명이 준비되었습니다."));
    RecordsApi records = new RecordsApi(key);
    is(null, records.getFollowUp("r-1", null).getOutcome());

    try {
      records.getFollowUp("r-2", null);
      throw new AssertionError("a reply that nobody posted is answered");
    } catch (ApiException refused) {
      is(404, refused.getCode());
    }

    presence.beat(beat(Beat.StateEnum.LEFT, 2));
    HttpRequest settle =
        HttpRequest.newBuilder(URI.create(url + "/local/settle"))
            .POST(HttpRequest.BodyPublishers.noBody())
            .build();
    HttpClient.newHttpClient().send(settle, BodyHandlers.discarding());
    DecisionRecord record = records.getFollowUp("r-1", null);
    is("REACHED", String.valueOf(record.getOutcome()));
    is(
        List.of(Kind.EMAIL),
        record.getDeliveries().stream()
            .filter(told -> told.getStatus() == DeliveryStatus.ACCEPTED)
            .map(Delivery::getKind)
            .toList());

    new WorkspacesApi(by(url, "local"))
        .addCredits(made.getId(), new Credits().id("paid-1").units(5_000_000_000L));
    is(5_000_000_000L, new WorkspacesApi(key).getUsage(null).getCredits());
    System.out.println("clients: Java tells the story");
  }

  private static Beat beat(Beat.StateEnum state, long n) {
    return new Beat().session("tab").state(state).customerId("mina").n(n);
  }

  private static ApiClient by(String url, String credential) {
    ApiClient client = new ApiClient();
    client.updateBaseUri(url);
    client.setRequestInterceptor(
        request -> request.header("Authorization", "Bearer " + credential));
    return client;
  }

  private static void is(Object expected, Object answered) {
    if (!Objects.equals(expected, answered)) {
      throw new AssertionError(answered + " instead of " + expected);
    }
  }
}
