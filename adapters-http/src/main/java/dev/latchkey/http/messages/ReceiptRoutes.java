package dev.latchkey.http.messages;

import dev.latchkey.application.messages.receipts.TakeReceipts;
import dev.latchkey.application.messages.receipts.VendorCall;
import dev.latchkey.http.Endpoints;
import dev.latchkey.http.Routes;
import io.javalin.http.Context;
import java.net.URI;

/** Where vendors tell what became of messages. The address holds a secret, so it is in no log. */
public final class ReceiptRoutes implements Routes {
    private static final String PATH = "/sms/receipts/{gateway}/{secret}";
    private static final long LONGEST_BODY = 256 * 1024;

    private final TakeReceipts take;
    private final String publicUrl;

    /** @param publicUrl where vendors reach us: they sign the address that they were given, which is not the one we see */
    public ReceiptRoutes(TakeReceipts take, URI publicUrl) {
        this.take = take;
        this.publicUrl = publicUrl.toString().replaceFirst("/+$", "");
    }

    /** The address for a gateway's receipts. */
    public static String address(URI publicUrl, String gateway, String secret) {
        return publicUrl.toString().replaceFirst("/+$", "")
                + PATH.replace("{gateway}", gateway).replace("{secret}", secret);
    }

    @Override
    public String base() {
        return "";
    }

    @Override
    public void addTo(Endpoints endpoints) {
        endpoints.upload("POST", PATH, LONGEST_BODY, this::take);
        endpoints.getOnce(PATH, this::take);
    }

    private void take(Context ctx) {
        String query = ctx.queryString();
        VendorCall call = new VendorCall(
                ctx.method().toString(),
                publicUrl + ctx.path() + (query == null ? "" : "?" + query),
                ctx.headerMap(),
                ctx.queryParamMap(),
                ctx.bodyAsBytes());
        String thanks = take.call(ctx.pathParam("gateway"), ctx.pathParam("secret"), call);
        ctx.contentType("text/plain;charset=utf-8").result(thanks);
    }
}
