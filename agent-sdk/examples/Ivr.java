import java.time.Duration;
import org.agent008.sdk.Call;
import org.agent008.sdk.Softphone;

/** A menu by keypad: 1 goes to sales, 2 to support, anything else or nothing ends the call. */
public class Ivr {
    private static final String SALES = "601";
    private static final String SUPPORT = "602";

    public static void main(String[] args) {
        try (var phone = Softphone.connect()) {
            phone.onIncoming(Ivr::serve);
            System.out.println("ready");
            phone.awaitClose();
        }
    }

    private static void serve(Call call) {
        call.answer();
        switch (call.awaitDigit(Duration.ofSeconds(20)).orElse('-')) {
            case '1' -> call.transferTo(SALES);
            case '2' -> call.transferTo(SUPPORT);
            default -> call.hangUp();
        }
    }
}
