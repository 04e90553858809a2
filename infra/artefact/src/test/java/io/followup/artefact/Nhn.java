package io.followup.artefact;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.followup.artefact.aws.Aws;
import io.followup.aws.WireAnswer;
import io.followup.vendors.Outbox;
import io.followup.vendors.Underway;
import io.followup.vendors.VendorServer;
import io.followup.vendors.Weather;
import io.followup.vendors.Webhooks;
import io.followup.vendors.nhn.NhnConsole;
import io.followup.vendors.nhn.NhnSms;
import java.net.URI;
import java.time.InstantSource;

/** The Korean carrier: it takes every text that it may, keeps it, and never reports. */
final class Nhn implements AutoCloseable {
  private final Outbox outbox = new Outbox(InstantSource.system());
  private final Webhooks nowhere =
      new Webhooks((_, _, _) -> {}, URI.create("https://follow.example"));
  private final VendorServer server;
  private final Aws.Closeable account;

  /** Opens it, with an account of the operator's. */
  Nhn(Aws aws) {
    Weather weather = new Weather();
    server =
        new VendorServer(
            Weather.Carrier.XMS,
            weather,
            Underway.unasked(),
            new NhnSms(InstantSource.system(), weather, outbox, nowhere));
    JsonNode secret = new JsonMapper().valueToTree(NhnConsole.secret());
    account =
        aws.answering(
            call -> call.operation().equals("GetSecretValue"),
            WireAnswer.json(World.object().put("SecretString", secret.toString())));
  }

  String uri() {
    return server.uri().toString();
  }

  Outbox.Item last() {
    return outbox.all().getLast();
  }

  @Override
  public void close() {
    account.close();
    server.close();
    nowhere.close();
  }
}
