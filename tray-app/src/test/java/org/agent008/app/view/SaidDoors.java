package org.agent008.app.view;

import org.agent008.domain.call.CallId;

/** Says what would be opened. */
public class SaidDoors implements Doors {
    @Override
    public void dial(String number) {
        System.out.println("dial '" + number + "'");
    }

    @Override
    public void keypad(CallId call) {
        System.out.println("keypad " + call);
    }

    @Override
    public void transfer(CallId call) {
        System.out.println("transfer " + call);
    }

    @Override
    public void account() {
        System.out.println("account");
    }

    @Override
    public void logOut() {
        System.out.println("log out");
    }

    @Override
    public void explain(Concern concern) {
        System.out.println("explain " + concern.title());
    }

    @Override
    public void tell(String problem) {
        System.out.println("tell '" + problem + "'");
    }

    @Override
    public void quit() {
        System.out.println("quit");
    }
}
