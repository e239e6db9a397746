import { Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import passport from 'passport';
import { Strategy } from 'passport-local';
import type { Person } from '../access/actor.queries.js';
import { LogIn } from './log-in.js';

/** Passport's local strategy, without its own session: who logs in by another way later is another strategy here. */
@Injectable()
export class LocalLogin {
  private readonly strategies = new passport.Passport();

  constructor(logIn: LogIn) {
    this.strategies.use(new Strategy({ usernameField: 'login', passReqToCallback: true }, (request, login, password, done) => {
      logIn.run(login.trim(), password, request.ip ?? '').then((person) => done(null, person), done);
    }));
  }

  run(request: Request, response: Response): Promise<Person> {
    return new Promise((resolve, reject) => {
      const answer = (error: unknown, person: Person) => (error ? reject(error) : resolve(person));
      this.strategies.authenticate('local', { session: false }, answer)(request, response, reject);
    });
  }
}
