class TokensController < ApplicationController
  def create
    Rails.logger.info("token #{params[:access_token]}") # # expect: differs
    Rails.logger.debug "errors #{@user.errors[:password]}"
  end
end
