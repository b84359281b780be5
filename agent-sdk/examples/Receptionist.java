import java.time.Duration;
import org.agent008.sdk.Call;
import org.agent008.sdk.Softphone;

/** Answers, calls the desk first, and connects the two only if somebody is there. */
public class Receptionist {
    public static void main(String[] args) {
        String desk = args.length > 0 ? args[0] : "601";
        try (var phone = Softphone.connect()) {
            phone.onIncoming(call -> serve(call, desk));
            System.out.println("ready");
            phone.awaitClose();
        }
    }

    private static void serve(Call call, String desk) {
        call.answer();
        Call asked = call.consult(desk);
        if (asked.awaitAnswered(Duration.ofSeconds(20))) {
            call.transferTo(asked);
            System.out.println("connected " + call.from() + " with " + desk);
        } else {
            System.out.println("nobody is at " + desk);
            call.hangUp();
        }
    }
}
